"""public/models/index.json: what lies in the folder, so that the page can list it."""

import json

SCALE = "127,127,127/128,128,128"


def entry(identifier, title, size):
    folder = f"models/{identifier}"
    return {
        "id": identifier,
        "title": title,
        "path": f"{folder}/model.json",
        "labels": f"{folder}/labels.txt",
        "scale": SCALE,
        "size": size,
    }


def merge(folder, entries):
    """Entries of the same id are replaced, all others stay as they are."""
    path = folder / "index.json"
    known = json.loads(path.read_text()) if path.exists() else []
    if not isinstance(known, list):
        raise ValueError(f"{path} is not a list of models; move it away and try again.")
    ours = {entry["id"] for entry in entries}
    kept = [other for other in known if other.get("id") not in ours]
    path.write_text(json.dumps(kept + entries, indent=2) + "\n")
