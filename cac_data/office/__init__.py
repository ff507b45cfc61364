"""What reports say, for programs of an office: a workbook, or slides.

The notebooks run as for reports (`briefing`), their charts become ones that can be
edited (`plots`), and both are written so that the same inputs give the same bytes.
"""
