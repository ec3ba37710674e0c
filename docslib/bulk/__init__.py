"""Bulk import, the part that knows no database: spreadsheets, archives and folders of files (G07)."""
