"""The union itself: dated units, places, workplaces, imprint and site settings. Never a person who enquired."""
