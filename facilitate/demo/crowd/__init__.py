"""Simulated phones: they join over HTTP, answer over a socket, and stay on this machine's loopback."""
