"""Stories of our own with rewrites that reorder, merge, split, drop and add sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """An original, its rewrite and the beads that a reader would make (matches only)."""

    name: str
    original: list[str]
    rewrite: list[str]
    matches: set[tuple[tuple[int, ...], tuple[int, ...]]]


FERRY = Story(
    "ferry",
    [
        "SKARHOLM (Coastwire) - The last ferry to the island of Skarholm will be taken out of service in March, its owner Nordlinje said on Tuesday.",
        "The 61-year-old ship, the Alma, carries about 400 passengers a day and is the island's only link to the mainland.",
        "Repairs to her hull would cost 9.5 million crowns, more than Nordlinje earned on the route in six years.",
        "“We have kept the Alma alive with love and paint,” said captain Birgit Sand, who has steered her since 1998.",
        "Islanders fear that the school will have to close, because three of its four teachers live on the mainland.",
        "The county council has asked the government to pay for a bus boat until a new ship is found.",
        "Transport minister Oskar Lind said he understood the worry on the island but made no promise.",
        "A similar request from the neighbouring island of Tornö was turned down two years ago.",
        "Nordlinje's shares rose 2 percent after the announcement.",
        "The company will hold a meeting with residents in the fish hall on Friday evening.",
    ],
    [
        "Nordlinje has announced that the last ferry serving Skarholm island will be withdrawn from service in March.",
        "Oskar Lind, the minister of transport, said that he understands the islanders' worry, but he promised nothing.",
        "Two years ago the neighbouring island Tornö made a similar request, which was rejected.",
        "The Alma, which is 61 years old, transports around 400 passengers daily.",
        "She is the only link between the island and the mainland.",
        "Fixing her hull is estimated at 9.5 million crowns, more than the route earned Nordlinje in six years.",
        "Many experts agree that small islands face a difficult future.",
        "Residents are afraid that the school will close as three of the four teachers live on the mainland, and the county council has asked the government to finance a bus boat until there is a new ship.",
        "On Friday evening, the company will meet residents in the fish hall.",
        "“We've kept the Alma alive with love and paint,” captain Birgit Sand, her skipper since 1998, said.",
    ],
    {
        ((0,), (0,)), ((1,), (3, 4)), ((2,), (5,)), ((3,), (9,)), ((4, 5), (7,)), ((6,), (1,)), ((7,), (2,)),
        ((9,), (8,)),
    },
)  # fmt: skip

BRIDGE = Story(
    "bridge",
    [
        "The city of Marrowgate shut its oldest bridge to traffic on Monday after inspectors found cracks in seven pillars.",
        "Engineer Tomasz Wiel said the damage had probably been caused by barges that strike the pillars at low water.",
        "About 12,000 cars cross the Corn Bridge every day, according to the city's traffic office.",
        "Drivers will have to use the ring road, which adds 20 minutes to the way to the harbour.",
        "Shopkeepers on the east bank said they expected to lose a third of their customers.",
        "“If this lasts until Christmas, I can close my bakery,” said Leonie Marsh.",
        "The mayor, Pavel Obrecht, promised that pedestrians would be able to cross again within two weeks.",
        "He said the repairs might be finished by next spring if the ministry releases the money.",
        "The opposition accused him of having ignored a warning from 2019.",
        "That report, seen by this newspaper, called the state of the pillars worrying but not dangerous.",
        "The Corn Bridge was built in 1887 and survived the flood of 1954.",
        "A decision on the funding is expected in November.",
    ],
    [
        "Built in 1887, the Corn Bridge came through the great flood of 1954.",
        "On Monday, the city of Marrowgate closed it to all traffic when inspectors discovered cracks in seven of its pillars.",
        "Nearly 12,000 cars use the bridge daily, the traffic office of the city says.",
        "They now have to take the ring road, so that the trip to the harbour takes 20 minutes longer.",
        "Mayor Pavel Obrecht has promised that people on foot will be able to cross within two weeks.",
        "The repairs will be finished next spring, he said, provided that the ministry releases the money.",
        "Funding will be decided in November.",
        "“If it lasts until Christmas I can shut my bakery,” Leonie Marsh said.",
        "Shopkeepers of the east bank expect that one customer in three will stay away.",
        "The opposition accuses the mayor of ignoring a warning in 2019; the report, which this newspaper has seen, called the state of the pillars worrying, but not dangerous.",
        "According to engineer Tomasz Wiel, barges hitting the pillars at low water are the likely cause.",
        "Subscribe to our newsletter for more stories like this.",
    ],
    {
        ((0,), (1,)), ((1,), (10,)), ((2,), (2,)), ((3,), (3,)), ((4,), (8,)), ((5,), (7,)), ((6,), (4,)),
        ((7,), (5,)), ((8, 9), (9,)), ((10,), (0,)), ((11,), (6,)),
    },
)  # fmt: skip

LIGHTHOUSE = Story(
    "lighthouse",
    [
        "A retired teacher has bought the lighthouse of Cape Ferro for one euro and wants to turn it into a library.",
        "Giulia Renna, 67, signed the contract on Wednesday in the town hall of Porto Lume.",
        "The tower has been empty since 1991, when its lamp was replaced by a beacon on the rocks.",
        "She plans to bring 8,000 books up its 143 steps, most of them from her late husband's shop.",
        "“A lighthouse is for people who are lost, and so is a library,” she told reporters.",
        "The coast guard keeps the right to enter the tower in storms.",
        "Volunteers from the sailing club have begun to clear out nests and broken glass.",
        "The town will pay for a new roof, which the council approved by nine votes to two.",
        "Councillor Dario Mei, who voted against it, called the project a fairy tale with a bill.",
        "The opening is planned for the first of June.",
    ],
    [
        "Giulia Renna, aged 67, signed on Wednesday at the Porto Lume town hall.",
        "The retired teacher bought the Cape Ferro lighthouse for one euro.",
        "She wants to make a library of it.",
        "Its opening is scheduled for June 1.",
        "Sailing club volunteers have started clearing broken glass and nests.",
        "The council approved, nine votes to two, that the town pays for a new roof.",
        "One of those who voted no, councillor Dario Mei, spoke of a fairy tale with a bill.",
        "The tower had stood empty since its lamp was replaced in 1991 by a beacon on the rocks.",
        "Most of the 8,000 books that she plans to carry up the 143 steps come from the shop of her late husband.",
        "“A lighthouse is for lost people, and so is a library,” she said to reporters.",
    ],
    {
        ((0,), (1, 2)), ((1,), (0,)), ((2,), (7,)), ((3,), (8,)), ((4,), (9,)), ((6,), (4,)), ((7,), (5,)),
        ((8,), (6,)), ((9,), (3,)),
    },
)  # fmt: skip
