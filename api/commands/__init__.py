"""The commands, a file per subject. What is heavy is imported inside a command, so that --help stays quick."""
