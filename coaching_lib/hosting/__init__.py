"""Starting the app: what has to be there before the first page is opened."""
