"""What a phone keeps of the site, and how: the service worker, the page without a network, saving, wiping, the icon."""
