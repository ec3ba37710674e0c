"""Text of an uploaded file, page by page, whatever its real format. No database, no models."""
