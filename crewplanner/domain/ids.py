"""Names for the integer keys of every kind of record, so that two cannot be mixed up."""

from typing import NewType

ProductionId = NewType("ProductionId", int)
UnitId = NewType("UnitId", int)
PlaceId = NewType("PlaceId", int)
HolidayId = NewType("HolidayId", int)
DepartmentId = NewType("DepartmentId", int)
RoleId = NewType("RoleId", int)
PersonId = NewType("PersonId", int)
DealId = NewType("DealId", int)
UnavailabilityId = NewType("UnavailabilityId", int)
DayId = NewType("DayId", int)
BookingId = NewType("BookingId", int)
NeedId = NewType("NeedId", int)
DaySheetId = NewType("DaySheetId", int)
TimecardId = NewType("TimecardId", int)
ApprovalId = NewType("ApprovalId", int)
ImportRecordId = NewType("ImportRecordId", int)
AgreementCopyId = NewType("AgreementCopyId", int)
TravelTimeId = NewType("TravelTimeId", int)
BudgetLineId = NewType("BudgetLineId", int)
OutsideHoldId = NewType("OutsideHoldId", int)
OverrideId = NewType("OverrideId", int)
CrewTemplateId = NewType("CrewTemplateId", int)
TemplateMemberId = NewType("TemplateMemberId", int)
SavedViewId = NewType("SavedViewId", int)

NEW = 0
"""The id of a value that has not been stored yet; the store gives it its real one."""
