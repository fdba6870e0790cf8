"""An index in Milvus: the same contents as in a folder, for more than one machine."""
