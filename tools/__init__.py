"""What a maintainer runs: building data, measuring quality and speed."""
