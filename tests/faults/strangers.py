"""What strangers send: messages, cookies and forms that no page of ours would."""

import json

from hypothesis import strategies as st

ODD_NUMBERS = st.integers() | st.sampled_from([0, -1, 2**31, 2**63, 10**400])
EVENTS = st.sampled_from(["answer", "stage", "connect", "disconnect", "message"])
SCALARS = st.none() | st.booleans() | ODD_NUMBERS | st.floats(allow_nan=False) | st.text(max_size=40)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
"""Whatever JSON can say."""

ALMOST = st.fixed_dictionaries(
    {
        "question": ANYTHING,
        "code": st.sampled_from(["1", "4", "U", "-", "9", ""]) | ANYTHING,
        "number": ODD_NUMBERS | ANYTHING,
    },
    optional={"person": ANYTHING, "room": ANYTHING},
)
"""Nearly an answer."""

LONG = {
    "lists in lists": "42/phone,1" + "[" * 9000,
    "objects in objects": "42/phone,1[" + '{"a":' * 3000,
    "long text": "42/phone,1" + json.dumps(["answer", "x" * 15_000]),
    "too long": "x" * 40_000,
    "too long in bytes": b"\x00" * 40_000,
    "long number": "42/phone," + "9" * 400 + '["answer",1]',
}
FRAMES = st.one_of(
    st.text(max_size=60),
    st.binary(max_size=60),
    st.sampled_from(sorted(LONG)).map(LONG.__getitem__),
    st.sampled_from(
        [
            "40/control,",
            "40/screen,{}",
            "41/phone,",
            "44/phone,",
            '42/control,1["answer",{}]',
            '45999-/phone,1["answer",{"_placeholder":true,"num":0}]',
            "1",
            "6",
            "",
        ]
    ),
)
"""What may come over an open socket instead of an event."""

COOKIES = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=';,"\\'), max_size=60)
NAMES = [
    "code-1",
    "number-1",
    "skip",
    "question",
    "code",
    "number",
    "text",
    "key",
    "epoch",
    "language",
    "spot",
]
FIELDS = st.dictionaries(
    st.sampled_from(NAMES) | st.text(max_size=10),
    st.text(max_size=80) | st.just(40_000).map("å".__mul__),
    max_size=6,
)
DOORS = st.sampled_from(
    ["", "/answers", "/comment", "/language", "/more-time", "/share", "/share/hand-over", "/state"]
)
