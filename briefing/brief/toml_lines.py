"""One field of a TOML file changed by a program, in a file that a person keeps: comments, order and tables stay."""
# SPDX-License-Identifier: MIT

import io
import json
import tomllib


def with_field(text: str, name: str, value: str) -> str:
    """The text with this value for the field `name` of the root, where it stood or last; "" takes the field away.

    Fields of the same name within tables are others, and stay. Raises ValueError where the text is no TOML, or where
    the field would share its name with a table.
    """
    tomllib.loads(text)
    # A string of JSON is one of TOML too, but for one sign.
    string = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    said = f"{name} = {string}" if value else ""
    ending = "\r\n" if "\r\n" in text else "\n"
    root, tables = _parted(text)
    old = next((number for number, one in enumerate(root) if _gives(one, name)), None)
    if old is not None:
        root[old] = f"{said}{_behind(root[old])}{ending}" if said else ""
    elif said:
        fields = [number for number, one in enumerate(root) if tomllib.loads(one)]
        last = fields[-1] + 1 if fields else len(root)
        if last and not root[last - 1].endswith("\n"):
            root[last - 1] += ending
        root.insert(last, f"{said}{ending}")
    changed = "".join([*root, tables])
    tomllib.loads(changed)
    return changed


def _parted(text: str) -> tuple[list[str], str]:
    """The statements, comments and empty lines of the root, each with its line ends; all from the first table on."""
    root: list[str] = []
    begun = ""
    place = 0
    for line in io.StringIO(text, newline=""):
        if not begun and line.lstrip().startswith("["):
            break
        place += len(line)
        begun += line
        if _is_whole(begun):
            root.append(begun)
            begun = ""
    return root, text[place:]


def _is_whole(statement: str) -> bool:
    """Whether a statement ends here, or goes on in the next line."""
    try:
        tomllib.loads(statement)
    except ValueError:
        return False
    return True


def _gives(statement: str, name: str) -> bool:
    return not isinstance(tomllib.loads(statement).get(name, {}), dict)


def _behind(statement: str) -> str:
    """The comment at the end of a statement, with the room before it."""
    given = tomllib.loads(statement)
    bare = statement.rstrip("\r\n")
    for at, sign in enumerate(bare):
        if sign == "#" and _is_whole(bare[:at]) and tomllib.loads(bare[:at]) == given:
            return bare[len(bare[:at].rstrip()) :]
    return ""
