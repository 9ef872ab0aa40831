"""How each kind of process is configured: base is safe for production; dev and test relax it. No logic, no secrets."""
