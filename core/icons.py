"""Line icons on a 20 px grid, drawn in the colour of the text beside them.

They are written into the page: no request, no flash, and they work in the error pages too.
"""

from __future__ import annotations

ICONS: dict[str, str] = {
    "alert": '<path d="M10 2.75 18 16.75H2zM10 8v4M10 14.25v.25"/>',
    "check": '<circle cx="10" cy="10" r="7.5"/><path d="m6.5 10.25 2.5 2.5 4.75-5.25"/>',
    "close": '<path d="m4.5 4.5 11 11m0-11-11 11"/>',
    "down": '<path d="m4.5 7.5 5.5 5.5 5.5-5.5"/>',
    "end": '<circle cx="10" cy="10" r="7.5"/><path d="M6.25 10h7.5"/>',
    "file": '<path d="M4.5 2.5h7.25l3.75 3.75V17.5h-11zM11.5 2.75V6.5h3.75M7.25 10.25h5.5M7.25 13.25h5.5"/>',
    "half": '<circle cx="10" cy="10" r="7.5"/><path d="M10 2.5a7.5 7.5 0 0 0 0 15z" fill="currentColor"/>',
    "info": '<circle cx="10" cy="10" r="7.5"/><path d="M10 9.25v4.5M10 6.25v.25"/>',
    "left": '<path d="M17 10H3.5m5-5.25L3.25 10l5.25 5.25"/>',
    "link": '<path d="M8.5 11.5a3.25 3.25 0 0 0 4.6 0l3-3a3.25 3.25 0 0 0-4.6-4.6l-1 1"/>'
    '<path d="M11.5 8.5a3.25 3.25 0 0 0-4.6 0l-3 3a3.25 3.25 0 0 0 4.6 4.6l1-1"/>',
    "load": '<path d="M10 2.75v9.75m-4-4 4 4 4-4M3 16.75h14"/>',
    "menu": '<path d="M2.5 5.5h15M2.5 10h15M2.5 14.5h15"/>',
    "minus": '<path d="M4 10h12"/>',
    "network": '<circle cx="10" cy="4.5" r="2"/><circle cx="4.5" cy="15" r="2"/>'
    '<circle cx="15.5" cy="15" r="2"/><path d="M10 6.5v4M5.5 13.25 10 10.5l4.5 2.75"/>',
    "plus": '<path d="M4 10h12M10 4v12"/>',
    "print": '<path d="M5.75 7V2.75h8.5V7M5.75 14h-3V7h14.5v7h-3M5.75 11.25h8.5v6h-8.5z"/>',
    "quote": '<path d="M8 5.5C5 6.25 3.5 8 3.5 11v3.5h4.25v-4H5.5"/>'
    '<path d="M16.5 5.5c-3 .75-4.5 2.5-4.5 5.5v3.5h4.25v-4H14"/>',
    "right": '<path d="M3 10h13.5m-5-5.25L16.75 10l-5.25 5.25"/>',
    "search": '<circle cx="8.75" cy="8.75" r="5.75"/><path d="m13 13 4.5 4.5"/>',
    "soon": '<path d="m10 2.25 7.75 7.75L10 17.75 2.25 10z"/><path d="M10 6.5v4.25M10 13v.25"/>',
    "width": '<path d="M2.5 4v12M17.5 4v12M5 10h10m-7.5-3L4.75 10l2.75 3m5-6 2.75 3-2.75 3"/>',
}
