"""The register of places that last for years, so that their ratings can be compared."""
