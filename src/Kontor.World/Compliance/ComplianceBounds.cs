namespace Kontor.World.Compliance;

public static class ComplianceBounds
{
    public const int LabelsMax = 1_000_000;
    public const int AlertsPerOwnerMax = 100_000;
    public const int FindingsPerTransferMax = 16;
    public const int StepsPerAlertMax = 100;
    public const int MonitorsPerOwnerMax = 1_000;
}
