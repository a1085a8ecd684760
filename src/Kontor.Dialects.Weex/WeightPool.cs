using Kontor.Gate.Limits;

namespace Kontor.Dialects.Weex;

/// <summary>
/// The weight that one address may use in ten seconds, over all endpoints of both products. Who asks for more is shut out for ten seconds
/// altogether.
/// </summary>
internal static class WeightPool
{
    public const int WeightMax = 500;
    public const int BanMs = 10_000;
    private const int WindowMs = 10_000;

    /// <summary>No client's address has these bits turned: they make a multicast or a reserved address of it.</summary>
    public static readonly UInt128 BanMark = new(0xFFFF_0000_0000_0000, 0);

    public static LimitRule Rule { get; } = new("weex weight", WeightMax, WindowMs, LimitSubject.Ip);
}
