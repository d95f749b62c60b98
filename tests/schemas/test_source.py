import zlib
from pathlib import Path
from textwrap import dedent

import pytest

from fixiac.schemas import blocks, installed, parse_type
from fixiac.schemas.table import Release, Table, TableSource, write_table


@pytest.fixture
def package(tmp_path):
    files = {
        "acme/__init__.py": "from . import shop\nfrom .core import Thing as Item, _hidden\n",
        "acme/core.py": """
            from typing import Any, Optional
            import abc

            class Thing(abc.ABC):
                label: str

                def __init__(self, name: str, size: Optional[int] = None, **more: Any) -> None:
                    self.name = name
                    self._secret = size

                @property
                def total(self) -> float:
                    raise RuntimeError("the package is not to be run")

                @staticmethod
                def make(count: "int | str") -> "Thing": ...

                async def close(self) -> None: ...

            def _hidden() -> None: ...
            raise RuntimeError("the package is not to be run")
            """,
        "acme/shop/__init__.py": """
            from enum import Enum
            from dataclasses import dataclass
            from ..core import Thing
            from elsewhere import Unknown
            __all__ = ["Color", "Order", "Crate", "find", "Odd"]

            class Color(str, Enum):
                RED = "red"
                BLUE = "blue"

            @dataclass
            class Order:
                color: Color
                things: list[Thing]
                note: str = ""

            class Crate(Thing):
                class Lid:
                    def __init__(self): ...

            class Odd(Unknown): ...

            def find(name, *, deep: bool = False) -> dict[str, Order]: ...

            class Private: ...
            """,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text))
    listing = tmp_path / "Acme_Sdk-3.1.4.dist-info" / "RECORD"
    listing.parent.mkdir()
    listing.write_text("acme/__init__.py,sha256=x,1\nacme/core.py,sha256=y,1\n")
    return tmp_path / "acme"


def test_an_installed_package_is_read_without_being_run(package):
    schema = installed(package)
    assert schema.root == "acme"
    assert schema.version == "3.1.4"
    assert schema.modules() == ("acme", "acme.shop")
    assert set(schema.members("acme.shop")) == {"Color", "Order", "Crate", "find", "Odd"}
    thing = schema.lookup("acme.Item")
    assert thing.open
    assert [(a.name, a.required) for a in thing.arguments] == [("name", True), ("size", False)]
    assert {a.name: (str(a.type), a.settable) for a in thing.attributes} == {
        "total": ("num", False),
        "label": ("str", True),
        "name": ("any", True),
    }
    assert {m.name: m.static for m in thing.methods} == {"make": True, "close": False}
    assert str(thing.method("make").arguments[0].type) == "int|str"


def test_what_an_installed_package_hides(package):
    schema = installed(package)
    assert schema.lookup("acme._hidden") is None
    assert schema.lookup("acme.shop.Private") is None
    assert schema.lookup("acme.Thing") is None


def test_an_installed_package_has_inheritance_enums_and_nested_classes(package):
    schema = installed(package)
    crate = schema.lookup("acme.shop.Crate")
    assert crate.argument("size") is not None
    assert crate.method("close") is not None
    assert crate.complete
    assert schema.lookup("acme.shop.Crate.Lid").kind == "class"
    assert not schema.lookup("acme.shop.Odd").complete
    assert dict(schema.lookup("acme.shop.Color").values) == {"RED": "red", "BLUE": "blue"}
    order = schema.lookup("acme.shop.Order")
    assert str(order.argument("color").type) == "acme.shop.Color"
    assert not order.argument("note").required
    found = schema.lookup("acme.shop.find")
    assert str(found.returns) == "map[acme.shop.Order]"
    assert [a.positional for a in found.arguments] == [True, False]
    assert schema.find("Crate") == ("acme.shop.Crate",)
    assert schema.near("acme.shop.Crats")[0].name == "acme.shop.Crate"


def test_a_package_without_metadata_has_no_version(package):
    for entry in package.parent.glob("*.dist-info"):
        (entry / "RECORD").unlink()
    assert installed(package).version == ""


def test_types_are_read_and_written_alike():
    text = "list[map[str|a.B]]|output[num]|a.b.C"
    assert str(parse_type(text)) == text
    assert parse_type("list[.B]", lambda name: f"a{name}").items[0].name == "a.B"


@pytest.mark.parametrize("text", ["", "list[", "list[str", "list[str]]", "|str", "[str]"])
def test_what_is_no_type_is_an_error(text):
    with pytest.raises(ValueError, match="not a type"):
        parse_type(text)


def release(letter: str, version: str) -> Release:
    return Release(letter, "acme", "acme", version, "MIT", "made up", "")


def test_a_table_keeps_versions_apart(tmp_path):
    path = tmp_path / "acme.table"
    releases = [release("a", "2.0.0"), release("b", "1.0.0")]
    modules = {
        "": ["@", "=Root class"],
        "shop": [
            "@shop\tb",
            "/old\tb",
            "=Crate struct\ta",
            "=Crate class\tb",
            "(",
            "?size int\ta",
            "?size str\tb",
            "=Order class\tb",
        ],
    }
    names = {"": ["Root"], "shop": ["Crate", "Order"]}
    size = write_table(path, "2026-01-01", releases, modules, names)
    assert size == path.stat().st_size
    table = Table(path)
    assert table.built == "2026-01-01"
    newer, older = (TableSource(table, held) for held in table.releases)
    assert newer.modules() == ("",)
    assert older.modules() == ("", "shop")
    assert newer.names("shop") is None
    assert older.names("shop") == ("Crate", "Order")
    assert older.files("shop") == ("old",)
    assert older.record("shop", "Crate") == ["=Crate class", "(", "?size str"]
    assert newer.record("shop", "Crate") is None
    assert older.record("", "Root") == ["=Root class"]
    assert older.record("nothing", "Root") is None
    assert list(older.offering("Order")) == ["shop"]
    assert list(older.offering("Orde")) == []


def test_the_same_content_gives_the_same_bytes(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for path in (first, second):
        write_table(path, "2026-01-01", [release("a", "1.0")], {"": ["@", "=A class"]}, {"": ["A"]})
    assert first.read_bytes() == second.read_bytes()


def test_many_blocks(tmp_path):
    path = tmp_path / "large.table"
    modules = {
        f"m{number:03}": [
            f"@m{number:03}",
            f"=C{number} class",
            *(f".a{i} str" for i in range(900)),
        ]
        for number in range(90)
    }
    write_table(path, "2026-01-01", [release("a", "1.0")], modules, {m: [] for m in modules})
    source = TableSource(Table(path), release("a", "1.0"))
    for number in (0, 1, 44, 89):
        record = source.record(f"m{number:03}", f"C{number}")
        assert record is not None
        assert len(record) == 901


STRUCT = [
    "(",
    "!name str",
    "?size num",
    "?part .Part",
    "?parts $IResolvable|list[.Part]",
    "?from_ str",
]
CLASS = [
    "(scope!:constructs.Construct id!:str **.BoxConfig",
    ":name str",
    ".name_input str",
    ":size num",
    ".size_input num",
    "-reset_size none (",
    ".part .PartOutputReference",
    "-put_part none (**.Part",
    ".part_input .Part",
    "-reset_part none (",
    ".parts .PartList",
    "-put_parts none (value!:$IResolvable|list[.Part]",
    ".parts_input list[.Part]",
    "-reset_parts none (",
    ":from_ str",
    ".from_input str",
    "-reset_from none (",
    ".arn str",
]


def test_accessors_of_a_block_are_kept_as_one_line():
    assert blocks.struct_of("Box", CLASS) == "BoxConfig"
    short = blocks.contract("Box", CLASS, STRUCT)
    assert short == ["%", CLASS[0], ".arn str"]
    assert set(blocks.expand("Box", short, STRUCT)) == set(CLASS)


def test_a_class_that_departs_from_the_pattern_is_kept_whole():
    odd = [line for line in CLASS if line != "-reset_size none ("]
    assert blocks.contract("Box", odd, STRUCT) == odd
    assert list(blocks.expand("Box", odd, STRUCT)) == odd


def test_the_data_files_are_small():
    data = Path(blocks.__file__).parent / "data"
    packed = (len(zlib.compress(path.read_bytes())) for path in data.iterdir())
    assert sum(packed) < 2_000_000
