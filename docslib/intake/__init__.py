"""What stands between a browser's bytes and the library: a folder in memory, the virus scanner, hostile files."""
