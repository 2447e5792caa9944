"""Publishing: what is put on a calendar server, what is left alone, and the one connection that this project makes."""
