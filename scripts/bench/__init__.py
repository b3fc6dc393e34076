"""``make bench``: what our stages cost beside other tools, in one run. See ``__main__``."""
