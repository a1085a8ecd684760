using System.Buffers.Binary;

namespace Kontor.Log.Victim;

/// <summary>A record whose every byte follows from its number, so that an invented or altered one is recognised.</summary>
public static class VictimRecord
{
    public const int BatchMax = 7;

    public static byte[] Of(long number)
    {
        var content = new byte[8 + (number * 37 % 200)];
        for (var i = 8; i < content.Length; i++)
            content[i] = (byte)((number * 31) + i);
        BinaryPrimitives.WriteInt64LittleEndian(content, number);
        return content;
    }
}
