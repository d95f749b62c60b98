import stacks

from stacks import Base, app as program

Base(program, 'base')
program.synth()
