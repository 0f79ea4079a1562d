# SPDX-License-Identifier: EUPL-1.2
"""The safety-dialogue tool. Near empty: it is imported before gevent has patched anything."""
