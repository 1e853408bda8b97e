"""What history is made of here: records, dates and inline text. No file, page or font is known in this room."""
