"""What is read of a large file is what was written, or an error that names the file."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.checked import BLOCK_BYTES, Array, CheckedFile, block_checksums
from index.errors import IndexDamaged
from index.files import Files
from index.lines import write_lines

ROWS = 3 * BLOCK_BYTES // 8 + 100
"""Rows of eight bytes: a little more than three blocks."""


@pytest.fixture
def numbers(tmp_path):
    """A file of rows of two numbers, and the checksums that it had when it was whole."""
    file = tmp_path / "numbers"
    file.write_bytes(np.arange(2 * ROWS, dtype="<u4").tobytes())
    return file, block_checksums(file)


def turn_bit(file, at):
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def opened(numbers):
    file, checksums = numbers
    return Array(CheckedFile(file, checksums), "<u4", 2)


def test_a_whole_file_is_read_in_every_way(numbers):
    array = opened(numbers)
    assert len(array) == ROWS
    assert array.part(7, 9).tolist() == [[14, 15], [16, 17]]
    assert array.take(np.array([ROWS - 1, 0])).tolist() == [[2 * ROWS - 2, 2 * ROWS - 1], [0, 1]]
    assert array.whole().sum() == sum(range(2 * ROWS))


@pytest.mark.parametrize("block", [0, 1, 2, 3])
def test_a_turned_bit_is_found_when_its_block_is_used_and_not_before(numbers, block):
    turn_bit(numbers[0], block * BLOCK_BYTES + 10)
    array = opened(numbers)
    rows = np.arange(ROWS)
    damaged = (rows * 8) // BLOCK_BYTES == block
    array.take(rows[~damaged])
    for read in (lambda row: array.part(row, row + 1), lambda row: array.take(np.array([row]))):
        with pytest.raises(IndexDamaged, match="numbers is damaged"):
            read(int(rows[damaged][0]))
    with pytest.raises(IndexDamaged, match="numbers is damaged"):
        array.whole()


def test_half_a_row_is_refused(numbers):
    file, _ = numbers
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(IndexDamaged, match="numbers is damaged"):
        Array(CheckedFile(file), "<u4", 2)


def test_an_empty_file_is_an_empty_array(tmp_path):
    (tmp_path / "none").write_bytes(b"")
    array = Array(CheckedFile(tmp_path / "none", block_checksums(tmp_path / "none")), "<u4", 2)
    assert len(array) == 0
    assert array.whole().shape == (0, 2)


lines = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])))


@given(lines)
def test_lines_come_back_in_any_order(tmp_path_factory, written):
    folder = tmp_path_factory.mktemp("lines")
    write_lines(folder / "some", written)
    read = Files(folder).lines("some")
    assert list(read) == written
    assert [read[at] for at in reversed(range(len(read)))] == written[::-1]
    assert list(read[1:3]) == written[1:3]
    assert (folder / "some").read_bytes().decode() == "".join(f"{line}\n" for line in written)


@given(lines)
def test_a_line_is_found_in_a_sorted_list_and_no_other(tmp_path_factory, written):
    folder = tmp_path_factory.mktemp("lines")
    distinct = sorted(set(written))
    write_lines(folder / "some", distinct)
    read = Files(folder).lines("some")
    assert [read.find(line) for line in distinct] == list(range(len(distinct)))
    assert all(read.find(line + "x") is None for line in distinct if line + "x" not in distinct)


def test_a_line_beyond_the_last_is_no_line(tmp_path):
    write_lines(tmp_path / "some", ["a"])
    with pytest.raises(IndexError):
        Files(tmp_path).lines("some")[1]
