"""How Chromium is started: without its own network traffic, and without what nobody sees of it."""

SWITCHED_OFF = (
    # As Playwright switches off; the last such switch is the only one that counts.
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding",
    "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin",
    "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
    # The address bar's suggestions are a page of their own: 0.7 s of a processor for each new window.
    "WebUIOmniboxPopup",
)  # fmt: skip

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    f"--disable-features={','.join(SWITCHED_OFF)}",
)
