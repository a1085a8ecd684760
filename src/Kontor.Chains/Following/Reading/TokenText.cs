using System.Text;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>Reads a text that a contract returned: a string, or 32 bytes as tokens had them before there was an agreement on strings.</summary>
internal static class TokenText
{
    public static string Read(ReadOnlySpan<byte> data)
    {
        if (data.Length < Word256.Bytes)
            return "";
        if (data.Length < 2 * Word256.Bytes)
            return Text(data[..Word256.Bytes]);
        var place = Word256.FromBigEndian(data[..Word256.Bytes]);
        if (place > (ulong)(data.Length - Word256.Bytes))
            return "";
        var rest = data[(int)(ulong)place..];
        var length = Word256.FromBigEndian(rest[..Word256.Bytes]);
        rest = rest[Word256.Bytes..];
        return length <= (ulong)rest.Length ? Text(rest[..(int)(ulong)length]) : "";
    }

    private static string Text(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8.TrimEnd((byte)0);
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, NodeBounds.TextBytesMax)]);
        return string.Concat(text.Where(sign => !char.IsControl(sign))).Trim();
    }
}
