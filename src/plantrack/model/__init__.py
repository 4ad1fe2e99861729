"""The nouns of plantrack: frozen values without behaviour of their own."""
