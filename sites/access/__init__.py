"""Who sees and touches what in the admin: persons, ownership, doors, the firewall that asks them (A02, B11–B13)."""
