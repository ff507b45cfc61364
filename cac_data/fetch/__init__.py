"""Fresh rows from official services, stored as vintages beside the bundled tables."""
