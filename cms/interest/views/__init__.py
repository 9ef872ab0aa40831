"""The organisers' screens. All of them stand on `branch`: who may see whom is asked there, and nowhere else."""
