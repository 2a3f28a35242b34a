"""The commands: parse arguments, call, print; no logic."""
