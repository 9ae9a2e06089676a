"""How all nodes of a drawing push each other away: with a force of one over the distance, exactly or, for many, by a mesh.

The mesh is the particle-particle particle-mesh method of R. W. Hockney and J. W. Eastwood, "Computer Simulation Using Particles"
(1988): what is far is summed on a grid by a Fourier transform, what is near pair by pair. A point of the plane is a complex number.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Points = NDArray[np.complex128]
Numbers = NDArray[np.intp]

_EXACT: Final = 1500  # nodes up to which every pair is counted
_BLOCK: Final = 64  # rows of pairs at a time: they fit into the processor's cache
_CELLS: Final = 256  # along each side of the mesh
_REACH: Final = 1.5  # cells within which the mesh blurs and pairs are counted
_CROWD: Final = 24  # pairs of a node with one row of cells: bounds the time where everything lies on one spot
_CLOSE: Final = 1e-3  # a smaller distance pushes no harder


def repulsion(points: Points, masses: Floats) -> Points:
    """Return the push on each point: from every other, its mass over the distance.

    >>> repulsion(np.array([0j, 2 + 0j]), np.array([1.0, 3.0]))
    array([-1.5+0.j,  0.5+0.j])
    """
    return exact_repulsion(points, masses) if len(points) <= _EXACT else mesh_repulsion(points, masses)


def exact_repulsion(points: Points, masses: Floats) -> Points:
    """Return the pushes from every pair, in quadratic time."""
    x, y = points.real.copy(), points.imag.copy()
    push = np.empty(len(points), dtype=np.complex128)
    for start in range(0, len(points), _BLOCK):
        block = slice(start, start + _BLOCK)
        across, down = x[block, None] - x, y[block, None] - y
        strength = masses / np.maximum(across * across + down * down, _CLOSE**2)
        push.real[block] = np.einsum("ij,ij->i", strength, across)
        push.imag[block] = np.einsum("ij,ij->i", strength, down)
    return push


def mesh_repulsion(points: Points, masses: Floats) -> Points:
    """Return about the same pushes in nearly linear time."""
    low = complex(points.real.min(), points.imag.min())
    cell = max(np.ptp(points.real), np.ptp(points.imag)) / (_CELLS - 2) or 1.0
    places = (points - low) / cell
    return (_far(places, masses) + _near(places, masses)) / cell


def _far(places: Points, masses: Floats) -> Points:
    """Return the pushes over the mesh, in units of a cell; each mass is shared among the corners of its cell."""
    rows, columns = places.imag.astype(np.intp), places.real.astype(np.intp)
    down, right = places.imag - rows, places.real - columns
    corners = [
        ((rows + i) * 2 * _CELLS + columns + j, (down if i else 1.0 - down) * (right if j else 1.0 - right)) for i in (0, 1) for j in (0, 1)
    ]
    mesh = np.zeros(4 * _CELLS * _CELLS)
    for index, share in corners:
        mesh += np.bincount(index, masses * share, len(mesh))
    field = np.fft.ifft2(np.fft.fft2(mesh.reshape(2 * _CELLS, -1)) * _kernel()).ravel()
    push: Points = sum((field[index] * share for index, share in corners), np.zeros(len(places), dtype=np.complex128))
    return push


@cache
def _kernel() -> Points:
    """Return the transform of the push of one unit of mass on a mesh twice as wide, which keeps opposite edges apart."""
    steps = np.fft.fftfreq(2 * _CELLS, 1.0 / (2 * _CELLS))
    offsets = steps[None, :] + 1j * steps[:, None]
    squares = np.abs(offsets) ** 2
    squares[0, 0] = 1.0  # a mass does not push itself
    return np.fft.fft2(offsets / squares)


def _near(places: Points, masses: Floats) -> Points:
    """Return what the mesh blurs away, in units of a cell."""
    one, other = _pairs(places)
    gap = places[one] - places[other]
    distance = np.maximum(np.abs(gap), _CLOSE)
    push = gap * np.maximum(1.0 / distance**2 - 1.0 / _REACH**2, 0.0)
    return gathered(one, push * masses[other], len(places)) - gathered(other, push * masses[one], len(places))


def _pairs(places: Points) -> tuple[Numbers, Numbers]:
    """Return the pairs of points in the same or touching squares, each pair once."""
    wide = _CELLS  # squares a row, with an empty one between the rows
    keys = (places.imag // _REACH).astype(np.intp) * wide + (places.real // _REACH).astype(np.intp)
    order = np.argsort(keys, kind="stable")
    sorted_keys, here = keys[order], np.arange(len(keys))
    ends = np.searchsorted(sorted_keys, sorted_keys + 1, "right")
    below = np.searchsorted(sorted_keys, sorted_keys + wide - 1), np.searchsorted(sorted_keys, sorted_keys + wide + 1, "right")
    found = [_runs(here, start, stop) for start, stop in ((here + 1, ends), below)]
    return order[np.concatenate([one for one, _ in found])], order[np.concatenate([other for _, other in found])]


def _runs(here: Numbers, start: Numbers, stop: Numbers) -> tuple[Numbers, Numbers]:
    """Return each number beside every number from its start to its stop, a bounded count of them."""
    lengths = np.minimum(stop - start, _CROWD)
    first = np.cumsum(lengths) - lengths
    return np.repeat(here, lengths), np.arange(lengths.sum()) - np.repeat(first - start, lengths)


def gathered(index: Numbers, values: Points, count: int) -> Points:
    """Return the sum of the values of each index.

    >>> gathered(np.array([0, 0, 2]), np.array([1j, 2 + 0j, 3 + 0j]), 3)
    array([2.+1.j, 0.+0.j, 3.+0.j])
    """
    return np.bincount(index, values.real, count) + 1j * np.bincount(index, values.imag, count)
