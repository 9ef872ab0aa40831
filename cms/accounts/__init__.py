"""Users and their sign-in. Nothing here points outwards: no foreign key to another room."""
