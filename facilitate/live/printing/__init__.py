"""What is printed before an evening, as words and pictures for templates/documents: a module a document."""
