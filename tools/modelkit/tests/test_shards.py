"""Parameters in shards, where the index says they are."""

import hashlib
import unittest
from unittest import mock

import numpy as np
from modelkit import shards
from modelkit.weights import Parameter


def parameter(name: str, count: int) -> Parameter:
    data = np.full(count, ord(name), np.float32)
    return Parameter(name, (count,), "float32", lambda: data)


class Shards(unittest.TestCase):
    def setUp(self):
        self.parameters = [parameter(*pair) for pair in (("a", 2), ("b", 3), ("c", 9), ("d", 1))]
        with mock.patch.object(shards, "LARGEST_SHARD_BYTES", 24):
            self.shards = list(shards.shards(self.parameters))

    def test_neighbours_share_a_shard_while_it_has_room(self):
        names = [[r["name"] for r in record["records"]] for _, _, record in self.shards]
        self.assertEqual(names, [["a", "b"], ["c"], ["d"]])

    def test_every_parameter_lies_where_its_record_says(self):
        for (_, data, record), group in zip(self.shards, ("ab", "c", "d")):
            self.assertEqual(record["md5sum"], hashlib.md5(data).hexdigest())
            for entry, name in zip(record["records"], group):
                start = entry["byteOffset"]
                numbers = np.frombuffer(data[start : start + entry["nbytes"]], np.float32)
                self.assertEqual(numbers.tolist(), [ord(name)] * entry["shape"][0])

    def test_the_index_counts_them(self):
        index = shards.index(self.parameters, [record for _, _, record in self.shards])
        self.assertEqual(index["metadata"], {"ParamSize": 4, "ParamBytes": 60})
        self.assertEqual([r["dataPath"] for r in index["records"]][2], "params_shard_2.bin")


if __name__ == "__main__":
    unittest.main()
