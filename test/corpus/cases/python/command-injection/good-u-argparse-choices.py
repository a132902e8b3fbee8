import argparse
import os


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", "--count", type=int, default=1)
    parser.add_argument("--mode", choices=["fast", "slow"], default="fast")
    parser.add_argument("--dry-run", action="store_true", dest="dry")
    args = parser.parse_args()
    os.system(f"stress --cpu {args.count} --mode {args.mode} {args.dry}")


if __name__ == "__main__":
    main()
