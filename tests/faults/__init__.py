"""What the tests of writing use to break it: a program to kill, fault injection, power cuts."""
