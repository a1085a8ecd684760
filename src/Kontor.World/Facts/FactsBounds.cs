namespace Kontor.World.Facts;

public static class FactsBounds
{
    public const int TokensMax = 100_000;
    public const int TagsPerTokenMax = 32;
    public const int SectorsMax = 1_000;
}
