"""What goes wrong while files are written: programs that are killed, systems that refuse, streams that are closed."""
