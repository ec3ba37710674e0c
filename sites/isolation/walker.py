"""Walks every address as one person: own ids and foreign ones, then whatever an address that answers can be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from sites.isolation.actors import Actor
from sites.isolation.addresses import Address
from sites.isolation.arguments import Filled, fill
from sites.isolation.asking import Ask, Depth, opening_query, path_of, variants, with_query
from sites.isolation.browser import Answer
from sites.isolation.forms import form_in
from sites.isolation.judge import may_enter
from sites.isolation.public_addresses import public_asks
from sites.isolation.registry import Plot

Send = Callable[[Ask], Answer]

ANSWERED = frozenset({200, 302})
CLOSED_TRIES = 1
"""Foreign ids tried at an address that is closed to the person anyway."""
FOREIGN_TRIES = {Depth.LIGHT: 1, Depth.PLAIN: 2, Depth.FULL: 3}
OWN_TRIES = 4
POSTED_ONLY = frozenset({400, 403, 405})


@dataclass
class Walk:
    """One person's way through all addresses."""

    actor: Actor
    own: Plot
    foreign: Plot
    send: Send
    depth: Depth = Depth.FULL
    reached: set[tuple[str, str]] = field(default_factory=set)
    """Addresses that answered this person."""
    entered: set[tuple[str, str]] = field(default_factory=set)
    """Addresses whose door a role of this person opens."""
    forms: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """The form that an address showed, as it would be sent back untouched."""

    def run(self, addresses: Iterable[Address]) -> None:
        """Ask every address."""
        listed = list(addresses)
        self.ask_all(address for address in listed if address.is_admin)
        if self.depth >= Depth.FULL or self.actor.user is None:
            for ask in public_asks(listed, self.own, self.foreign):
                self._sent(ask)

    def ask_all(self, addresses: Iterable[Address]) -> None:
        """Ask these addresses of the admin."""
        for address in addresses:
            self._ask(address)

    def _sent(self, ask: Ask) -> Answer:
        """Send, and remember an address that answered."""
        answer = self.send(ask)
        is_own = not ask.is_foreign and (self.actor.user is not None or not ask.address.is_admin)
        if is_own and answer.status in ANSWERED:
            self.reached.add((ask.address.name, ask.address.route))
        return answer

    def _ask(self, address: Address) -> None:
        filled = fill(address, self.own, self.foreign)
        if self.depth is Depth.LIGHT and filled and self._is_closed(address, filled[0]):
            path = path_of(address, filled[-1])
            if path:
                self._sent(Ask("GET", path, address, is_foreign=filled[-1].is_foreign))
            return
        opened = self._opened(address, [one for one in filled if not one.is_foreign])
        foreign = [one for one in filled if one.is_foreign]
        for ask in self._foreign(address, foreign, is_open=bool(opened)):
            self._sent(ask)
        if self.actor.user is not None:
            for one in opened:
                for ask in self._further(address, one):
                    self._sent(ask)

    def _opened(self, address: Address, own: list[Filled]) -> list[Filled]:
        """Own arguments with which the address answers: the first, or every bulk action, each a screen of its own."""
        every = address.name == "wagtail_bulk_action" and self.depth > Depth.PLAIN
        opened = []
        for one in own if every else own[:OWN_TRIES]:
            if self._opens(address, one):
                opened.append(one)
            if not every and (opened or self._is_closed(address, one)):
                break
        return opened

    def _is_closed(self, address: Address, filled: Filled) -> bool:
        """Whether other arguments would change nothing, since the address is closed to this person."""
        path = path_of(address, filled)
        if path and may_enter(self.actor, path):
            return False
        return bool(path) or self.actor.user is None

    def _opens(self, address: Address, filled: Filled) -> bool:
        """Whether the address answers this person with these arguments, by GET, else by POST."""
        path = path_of(address, filled)
        if not path:
            return False
        if may_enter(self.actor, path):
            self.entered.add((address.name, address.route))
        plain = Ask("GET", with_query(path, opening_query(address, filled, self.own)), address)
        answer = self._sent(plain)
        if answer.status in ANSWERED:
            self.forms[path] = form_in(answer.body)
        elif answer.status in POSTED_ONLY:
            answer = self._sent(replace(plain, method="POST", data={}, xhr=True))
        return answer.status in ANSWERED

    def _foreign(self, address: Address, foreign: list[Filled], *, is_open: bool) -> Iterator[Ask]:
        for number, one in enumerate(foreign[: self._foreign_tries(is_open=is_open)]):
            path = path_of(address, one)
            if not path:
                continue
            yield Ask("GET", path, address, is_foreign=True)
            if number == 0 and self.actor.user is not None and not self.actor.reads_everything:
                yield Ask("POST", path, address, is_foreign=True, data={})
            if number == 1:
                yield Ask("HEAD", path, address, is_foreign=True)

    def _foreign_tries(self, *, is_open: bool) -> int | None:
        if self.depth is Depth.THOROUGH:
            return None
        return FOREIGN_TRIES[self.depth] if is_open else CLOSED_TRIES

    def _further(self, address: Address, opened: Filled) -> Iterator[Ask]:
        path = path_of(address, opened)
        plain = Ask("GET", path, address)
        if self.depth is Depth.THOROUGH:
            yield replace(plain, method="HEAD")
            yield replace(plain, xhr=True)
        queries = variants(address, opened, self.own, self.foreign, self.depth)
        for number, query in enumerate(queries):
            yield replace(plain, path=with_query(path, query), xhr=number == 0)
        if self.forms.get(path):
            yield replace(plain, method="POST", data=self.forms[path])
