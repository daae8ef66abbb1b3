"""Word files: house style, writer and the XML that python-docx lacks."""
