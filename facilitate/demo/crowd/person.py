"""A person with a phone: comes in, answers, wanders off, comes back, goes home when the dialogue is over."""

import asyncio
from contextlib import suppress
from random import Random

from facilitate.demo.crowd.mind import Mind, Remarks
from facilitate.demo.crowd.page import Page, Question
from facilitate.demo.crowd.phone import FAULTS, Phone
from facilitate.demo.words import IN_ENGLISH

NOT_IN = ("welcome", "early", "paused")
OVER = ("ended", "late")
ASKED = ("asking", "closing")


class Person:
    """`pace` multiplies every pause: 1 is human."""

    def __init__(self, phone: Phone, remarks: Remarks, pace: float, chance: Random) -> None:
        self._phone = phone
        self._remarks = remarks
        self._pace = pace
        self._chance = chance
        self._mind = Mind(chance)
        self._considered = 0

    async def attend(self) -> None:
        """Take part until the dialogue is over, whatever the network does meanwhile."""
        while True:
            try:
                await self._take_part()
            except FAULTS:
                await self._lock()
                await self._pause(1, 4)
            else:
                await self._lock()
                return

    async def _take_part(self) -> None:
        page = await self._phone.look()
        while page.state not in OVER:
            if page.state in NOT_IN:
                await self._pause(3, 9)
                page = await self._phone.join()
                continue
            if await self._act(page):
                await self._wait_for_more(page)
            if self._mind.feels_like(0.04):
                await self._leave_the_phone()
            page = await self._phone.look()

    async def _act(self, page: Page) -> bool:
        """Do what the page asks for; False when the room moved on meanwhile."""
        if page.state in ASKED:
            return await self._answer_all(page)
        if page.state == "comment":
            return await self._think_of_a_comment(page)
        return True

    async def _think_of_a_comment(self, page: Page) -> bool:
        """Most write one thing when they are asked, and a few come back with another."""
        self._considered += 1
        if self._mind.feels_like(0.6 if self._considered == 1 else 0.05):
            if not await self._undisturbed(page, 10, 60):
                return False
            await self._speak(page)
        return True

    async def _answer_all(self, page: Page) -> bool:
        unanswered = [question for question in page.reached if not question.number]
        for question in unanswered:
            if not await self._undisturbed(page, *self._mind.reading_time):
                return False
            if self._mind.feels_like(0.01):
                await self._leave_the_phone()
            if page.state == "closing" and self._mind.feels_like(0.1):
                await self._phone.ask_for_more_time()
            if not await self._answer(question):
                return False
        if unanswered and self._mind.feels_like(0.08):
            await self._speak(await self._phone.comment_page())
        return True

    async def _answer(self, question: Question) -> bool:
        code = self._mind.choose(question)
        reply = await self._phone.answer(question.id, code, question.number + 1)
        if reply["ok"]:
            question.number = reply["number"]
        return bool(reply["ok"])

    async def _wait_for_more(self, page: Page) -> None:
        """Until the room moves; now and then somebody thinks again, or of something to say."""
        if not await self._undisturbed(page, 20, 90):
            return
        if page.state == "asking" and self._mind.feels_like(0.08):
            await self._answer(self._chance.choice(page.reached))
        elif self._mind.feels_like(0.01):
            await self._speak(await self._phone.comment_page())

    async def _speak(self, page: Page) -> None:
        """Write something, if this dialogue has the place that it is about."""
        remark = self._remarks.take() if page.comment_form else None
        if remark is None:
            return
        places = {IN_ENGLISH.get(label, label): value for label, value in page.places.items()}
        await self._phone.write(remark.text, places.get(remark.place, ""), remark.theme)

    async def _undisturbed(self, page: Page, shortest: float, longest: float) -> bool:
        """Take so many seconds over something; False, at once, when the room moves."""
        line = await self._phone.connect()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._pace * self._chance.uniform(shortest, longest)):
                while True:
                    await line.news.wait()
                    line.news.clear()
                    if line.closed:
                        raise ConnectionResetError
                    if page.is_older_than(line.told):
                        return False
        return True

    async def _leave_the_phone(self) -> None:
        await self._lock()
        await self._pause(30, 150)

    async def _lock(self) -> None:
        with suppress(*FAULTS):
            await self._phone.lock()

    async def _pause(self, shortest: float, longest: float) -> None:
        await asyncio.sleep(self._pace * self._chance.uniform(shortest, longest))
