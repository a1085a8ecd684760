using Kontor.Gate.Origin;

namespace Kontor.Gate.Limits;

/// <summary>Makes one number of whatever a limit counts by. Each rule has a table of its own, so numbers of two kinds never meet.</summary>
public static class Subject
{
    /// <summary>The only subject of a limit that all callers share.</summary>
    public static UInt128 Everyone => UInt128.Zero;

    /// <summary>A key or a user, by its number.</summary>
    public static UInt128 Of(long number) => (ulong)number;

    /// <summary>A key or a user at one endpoint.</summary>
    public static UInt128 Of(long number, int endpoint) => new((uint)endpoint, (ulong)number);

    /// <summary>
    /// Whoever calls: the user where one is known, the address otherwise. A user stands where a multicast address would, and such an address
    /// calls nobody, so the two never meet in one table.
    /// </summary>
    public static UInt128 OfCaller(Call call) => call.User is { } user ? OfUser(user.Number) : call.Ip.Value;

    /// <summary>A user among addresses.</summary>
    public static UInt128 OfUser(long number) => new(0xFFFE_0000_0000_0000, (ulong)number);

    /// <summary>A calling address.</summary>
    public static UInt128 Of(IpKey address) => address.Value;

    /// <summary>
    /// An address at one endpoint. The address fills all 128 bits already, so the endpoint is mixed in by a multiplication that maps
    /// addresses to numbers one to one; two endpoints of two addresses meet with a chance of one in 2^128.
    /// </summary>
    public static UInt128 Of(IpKey address, int endpoint) =>
        (address.Value * new UInt128(0x9E37_79B9_7F4A_7C15, 0xF39C_C060_5CED_C835))
        + ((UInt128)(uint)endpoint * new UInt128(0xD1B5_4A32_D192_ED03, 0x8CB9_2BA7_2F3D_8DD7));
}
