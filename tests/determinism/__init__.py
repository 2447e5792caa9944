"""The same records come to the same bytes, wherever, whenever and by whichever Python they are worked on."""
