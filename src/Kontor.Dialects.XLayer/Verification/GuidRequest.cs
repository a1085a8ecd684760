using System.Buffers;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>Asks for the result of a job.</summary>
internal sealed record GuidRequest(string Guid)
{
    private const int GuidLength = 32;
    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static GuidRequest Read(BodyMembers members)
    {
        var guid = members.Required("guid");
        if (guid.Length > 0 && (guid.Length != GuidLength || guid.AsSpan().ContainsAnyExcept(s_hexDigits)))
            members.Malformed("guid");
        return new GuidRequest(guid);
    }
}
