"""Tests mirror the rooms of cms/, plus flows/ (whole stories), browser/ and bench/."""
