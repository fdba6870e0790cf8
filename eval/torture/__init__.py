"""What an index has to survive: crashes, full disks, flipped bits, builds while people ask."""
