"""The invented province Trường Khê: organs, people, sites and accounts of the demo."""
